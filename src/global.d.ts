/** Set by config/index.ts: the template of a student's neutral notice. */
declare const STUDENT_TEMPLATE_ID: string;

declare module '*.css';
