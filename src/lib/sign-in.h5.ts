/** The demonstration's sign-in page: it exists in the browser build only. */
export const signInRoute: string | null = '/features/local-sign-in/index';
