/** Styles are looked at in a browser; here their import is nothing. */
export {};
