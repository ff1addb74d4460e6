/** What must be there before an allowed call of the weekly class mood form can succeed (W1). */
import { writeNote } from '../../../src/shared/class-mood/member-contracts';
import { emptyContent, formIdOf } from '../../../src/shared/class-mood/model';
import { openForm, saveDraft } from '../../../src/shared/class-mood/teacher-contracts';
import { addDays } from '../../../src/shared/time';
import type { ActionName, Objects } from '../examples';
import type { MatrixWorld } from '../matrix-world';
import type { Preparation, Prepared } from '../preparations';

/** Classes of the demonstration whom last week's form asks nothing of, one for each form that is handed in. */
const places = ['1-1', '1-2', '1-3', '2-1', '2-2', '2-3', '3-1', '3-2', '3-3', '5-1', '5-2', '5-3'];

export function classMoodPreparations(
  matrix: () => MatrixWorld,
): Partial<Record<ActionName, Preparation>> {
  const own = () => matrix().objects('demo');
  const person = (personId: string, objects: Partial<Objects> = {}): Prepared => ({
    person: matrix().world.person(personId),
    objects,
  });
  const nextOf = (turns: readonly string[]) => {
    const left = [...turns];
    return () => {
      const place = left.shift();
      if (place === undefined) throw new Error('every class was used');
      return { place, classId: `demo-${place}`, studentId: `demo-s-${place}-20` };
    };
  };
  const nextToHandIn = nextOf(places);
  const nextToRemind = nextOf(places);

  return {
    'class-mood.open': () => Promise.resolve(person('demo-t-6-1')),
    // Not the first draft, which is another change in the store.
    'class-mood.save-draft': async () => {
      const { classId, monday } = own();
      const teacher = await matrix().world.as('demo-t-6-1');
      const { form } = await teacher.call(openForm, { classId, monday });
      const draft = { classId, monday, version: form.version, content: emptyContent };
      const { version } = await teacher.call(saveDraft, draft);
      return person('demo-t-6-1', { formVersion: version });
    },
    'class-mood.submit': () => {
      const { place, ...objects } = nextToHandIn();
      return Promise.resolve(person(`demo-t-${place}`, objects));
    },
    'class-mood.write-note': async () => {
      const { classId, monday } = own();
      const member = await matrix().world.as('demo-s-6-1-45');
      await member.call(writeNote, { classId, monday, note: { state: 'declined' } });
      return person('demo-s-6-1-45');
    },
    'class-mood.observe': () => Promise.resolve(person('demo-en-6')),
    // As if last week's form of the class had not come.
    'class-mood.remind': async () => {
      const { place, classId } = nextToRemind();
      const monday = addDays(own().monday, -7);
      await matrix().changeStored('mood_forms', formIdOf(classId, monday), { submitted: null });
      return person(`demo-gl-${place.charAt(0)}`, { classId, monday });
    },
  };
}
