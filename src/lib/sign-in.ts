/** WeChat signs in by itself; the browser has a page for it (sign-in.h5.ts). */
export const signInRoute: string | null = null;
