/** W1: several phones of one teacher at the same moment: nothing written is lost, one version is one act. */
import { submitForm } from '../../../src/shared/class-mood/teacher-contracts';
import { addDays } from '../../../src/shared/time';
import { rounds } from '../../harness/long-run';
import { at, startWorld, type World } from '../../harness/world';
import {
  classIdOf,
  friday,
  fresh,
  monday,
  onlyTheseOwe,
  Stored,
  studentId,
  teacherOf,
  written,
} from './mood-fixture';
import { careless, TeacherPhone, type Merge } from './teacher-phone';

const roundCount = rounds(3, 60);
const places = ['1-1', '1-2', '1-3', '2-1', '2-2', '2-3', '3-1', '3-2', '3-3', '5-1', '5-2', '5-3'];

let world: World;

beforeAll(async () => {
  world = await startWorld();
  await world.tick();
});

afterAll(() => world.end());

/** Each round has a class and week of its own. */
const placeOf = (round: number) => places[round % places.length] ?? '1-1';

async function writeAtOnce(place: string, label: string, merge?: Merge): Promise<string[]> {
  const actor = await world.as(teacherOf(place));
  const phones = [1, 2, 3].map(
    () => new TeacherPhone(actor, classIdOf(place), monday, ...(merge ? [merge] : [])),
  );
  for (const phone of phones) await phone.open();
  const words = phones.map((phone, index) => {
    const said = `${label}：第 ${index + 1} 部手机写的。`;
    // Two write about one student, the third about another.
    phone.note(studentId(place, index < 2 ? '07' : '08'), said);
    return said;
  });
  await Promise.all(phones.map((phone) => phone.save()));
  const stored = await Stored.of(world);
  const kept = JSON.stringify(stored.concerns(place)?.draft);
  const saves = phones.reduce((sum, phone) => sum + phone.saves, 0);
  expect(stored.form(place)?.version).toBe(Math.max(...phones.map(({ known }) => known)));
  expect(saves).toBe(3);
  return words.filter((said) => !kept.includes(said));
}

test('W1: three phones that save at the same moment lose no word, round after round', async () => {
  for (let round = 0; round < roundCount; round += 1)
    expect(await writeAtOnce(placeOf(round), `第 ${round + 1} 轮`)).toEqual([]);
});

test('W1: control: phones that do not put together what others kept lose words, and the check sees it', async () => {
  expect((await writeAtOnce('6-2', '不合并', careless)).length).toBeGreaterThan(0);
});

/** A copy of the store with its guard off: whoever writes last has written alone. */
async function saveWithoutGuard(place: string, words: readonly string[]): Promise<void> {
  const actor = await world.as(teacherOf(place));
  const phone = new TeacherPhone(actor, classIdOf(place), monday);
  await phone.open();
  await phone.save();
  const { _id } = (await Stored.of(world)).concerns(place) ?? {};
  await Promise.all(
    words.map((behaviour) =>
      world.cloud.admin('database.modifyDocument', {
        collectionName: 'mood_concerns',
        queryType: 'DOC',
        multi: false,
        merge: true,
        upsert: false,
        query: JSON.stringify({ _id }),
        data: JSON.stringify({ $set: { draft: [fresh(studentId(place, '07'), { behaviour })] } }),
      }),
    ),
  );
}

test('W1: control: without comparing versions words are lost, and the check sees it', async () => {
  const words = ['甲写的话。', '乙写的话。', '丙写的话。'];
  const actor = await world.as(teacherOf('6-3'));
  const opener = new TeacherPhone(actor, classIdOf('6-3'), monday);
  await opener.open();
  opener.note(studentId('6-3', '07'), '开头。');
  await opener.save();
  await saveWithoutGuard('6-3', words);
  const kept = JSON.stringify((await Stored.of(world)).concerns('6-3')?.draft);
  expect(words.filter((said) => !kept.includes(said))).toHaveLength(2);
});

test('W1: of phones that hand in at the same moment one does, the others are told', async () => {
  await world.jumpTo(at(addDays(monday, 7), '10:00'));
  for (let round = 0; round < roundCount; round += 1) {
    const place = placeOf(round);
    const actor = await world.as(teacherOf(place));
    const week = addDays(monday, 7);
    const replies = await Promise.all(
      [1, 2, 3].map((low) =>
        actor.reply(submitForm.name, {
          classId: classIdOf(place),
          monday: week,
          version: 0,
          content: written({ counts: { low, irritable: 0, tense: 0 } }),
          seen: [],
        }),
      ),
    );
    const codes = replies.map((reply) => (reply.ok ? 'ok' : reply.error.code)).sort();
    expect(codes).toEqual(['ok', 'stale-version', 'stale-version']);
    const form = (await Stored.of(world)).form(place, week);
    expect(form?.history.map(({ number }) => number)).toEqual([1]);
    if (round + 1 === places.length) break;
  }
});

test('W1: a form that is handed in while the clock fires is asked for once at most, and its clock stands still', async () => {
  const week = addDays(monday, 14);
  const dueDate = addDays(friday, 14);
  await onlyTheseOwe(world, week, places.slice(0, 6));
  await world.jumpTo(at(dueDate, '16:30'));
  await world.tick();
  await world.jumpTo(at(dueDate, '17:00'));
  const acts = places.slice(0, 6).map(async (place) => {
    const actor = await world.as(teacherOf(place));
    const input = {
      classId: classIdOf(place),
      monday: week,
      version: 0,
      content: written(),
      seen: [],
    };
    return actor.reply(submitForm.name, input);
  });
  const [replies] = await Promise.all([
    Promise.all(acts),
    world.cloud.call('clock'),
    world.cloud.call('clock'),
  ]);
  expect(replies.every(({ ok }) => ok)).toBe(true);
  await world.tick();
  const stored = await Stored.of(world);
  for (const place of places.slice(0, 6)) {
    expect(stored.ladder(place, dueDate, week)?.state).toBe('stopped');
    const told = stored
      .all<{ _id: string }>('outbox')
      .filter(({ _id }) => _id.startsWith(`mood.${classIdOf(place)}.${week}.${dueDate}.2.`));
    // The class teacher and the grade leader, or nobody.
    expect([0, 2]).toContain(told.length);
  }
});
