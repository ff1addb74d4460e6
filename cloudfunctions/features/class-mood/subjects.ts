/** What notices, ladders and audit entries of the weekly form are about (W1). */

/** One class and week: its id is the form's. */
export const formSubject = 'mood-form';
/** One school's week: notices about it ring everybody's phone with one robot message. */
export const weekSubject = 'mood-week';
/** What a subject teacher reported. */
export const observationSubject = 'mood-observation';
