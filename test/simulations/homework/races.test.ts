/**
 * H2, H3, H4 on the real SDK: parents, teachers and deciders at the same moment, calls that die among them. The same
 * over a product whose guards are off (built here, never shipped) is caught by the same checks.
 */
import { rmSync } from 'node:fs';
import { decideRequest } from '../../../src/shared/homework/decision-contracts';
import { submitWeek } from '../../../src/shared/homework/family-contracts';
import { noHomework, postHomework } from '../../../src/shared/homework/teacher-contracts';
import type { Feedback } from '../../../src/shared/homework/model';
import { buildDoctored } from '../../harness/doctored-functions';
import { rounds } from '../../harness/long-run';
import { at, startWorld, type Actor, type World } from '../../harness/world';
import { createRandom, type Random } from '../messages/random';
import {
  childId,
  classIdOf,
  englishOf,
  gradeLeader,
  monday,
  parentId,
  said,
  sheet,
  Stored,
  teacherOf,
} from '../../stories/homework/homework-fixture';
import { unguarded } from './doctored';

const place = '6-3';
const roundCount = rounds(2, 80);
const reason = '单元最后一课';

/** What one round left, as sentences about what must never be. */
interface Findings {
  problems: string[];
}

/** Both parents' phones and more: everybody writes other words over the same empty form. */
async function parentsRace(world: World, seat: string, random: Random): Promise<string[]> {
  const parent = await world.as(parentId(place, seat));
  const forms = [5, 10, 15, 20, 25, 30].map((minutes) => said(minutes, random.pick([10, 20, 40])));
  const outcomes = await Promise.all(forms.map((form) => saysOnce(parent, seat, form)));
  const accepted = outcomes.filter((outcome) => outcome === 'accepted').length;
  const stored = await Stored.of(world);
  const kept = stored
    .all<{ studentId: string; monday: string }>('homework_forms')
    .filter((one) => one.studentId === childId(place, seat) && one.monday === monday);
  return [
    ...(accepted === 1 ? [] : [`${accepted} forms over one empty form were accepted`]),
    ...(kept.length === 1 ? [] : [`${kept.length} forms of one child and week`]),
    ...outcomes.filter((outcome) => outcome === 'internal'),
  ];
}

async function saysOnce(parent: Actor, seat: string, form: Feedback): Promise<string> {
  const input = { childId: childId(place, seat), monday, version: 0, form };
  const reply = await parent.reply(submitWeek.name, input);
  return reply.ok ? 'accepted' : reply.error.code;
}

/** One question, several answers at once. */
async function decidersRace(world: World, round: number): Promise<string[]> {
  const teacher = await world.as(teacherOf(place));
  const which = { date: monday, subject: 'chinese' as const, classIds: [classIdOf(place)] };
  await teacher.call(noHomework, which);
  const asking = { sheet: sheet(40 + round), reason, confirmed: true as const };
  await teacher.call(postHomework, { ...which, ...asking });
  const before = await Stored.of(world);
  const number = before.post(place, 'chinese')?.asked?.number ?? 0;
  const leader = await world.as(gradeLeader(6));
  const [classId] = which.classIds;
  const answers = await Promise.all(
    [true, false, true, false].map((agree) =>
      leader.reply(decideRequest.name, {
        classId,
        date: monday,
        subject: 'chinese',
        number,
        agree,
        dayMinutes: 300,
        reason: '只此一次',
      }),
    ),
  );
  const accepted = answers.filter(({ ok }) => ok).length;
  const notices = (await Stored.of(world))
    .all<{ _id: string }>('outbox')
    .filter(({ _id }) => _id.startsWith(`homework-answer.`) && _id.endsWith(`.${number}`));
  return [
    ...(accepted === 1 ? [] : [`${accepted} answers to one question`]),
    ...(notices.length === 1 ? [] : [`${notices.length} notices of one answer`]),
  ];
}

/** Everybody posts into one class at once, and one of the calls dies on the way. */
async function teachersRace(world: World, random: Random): Promise<string[]> {
  const post = async (by: string, subject: string, minutes: number) => {
    const actor = await world.as(by);
    const input = { date: monday, subject, classIds: [classIdOf(place)], sheet: sheet(minutes) };
    await actor.reply(postHomework.name, { ...input, confirmed: true });
  };
  const isDeadly = random.chance(0.5);
  if (isDeadly)
    await world.faults({ kill: { function: 'api', atAdminCall: 8, after: random.chance(0.5) } });
  await Promise.allSettled([
    post(teacherOf(place), 'chinese', random.pick([10, 20, 25])),
    post(gradeLeader(6), 'mathematics', random.pick([10, 20, 25])),
    post(englishOf(6), 'english', random.pick([5, 10])),
  ]);
  await world.faults({ reset: true, dropAbandonedTransactions: true });
  return [];
}

async function play(world: World, seed: number): Promise<Findings> {
  const random = createRandom(seed);
  const seat = String((seed % 44) + 1).padStart(2, '0');
  const problems = [
    ...(await teachersRace(world, random)),
    ...(await parentsRace(world, seat, random)),
    ...(await decidersRace(world, seed)),
  ];
  const wrong = (await Stored.of(world)).wrongMonths();
  return {
    problems: [...problems, ...wrong.map((id) => `figures of ${id} are not those counted`)],
  };
}

test(`H2, H3, H4: one form, one answer, figures as counted anew, in each of ${roundCount} rounds`, async () => {
  const world = await startWorld();
  try {
    await world.tick('clock');
    for (let seed = 0; seed < roundCount; seed += 1) {
      await world.jumpTo(at(monday, '10:05') + seed * 60_000);
      expect({ seed, ...(await play(world, seed)) }).toEqual({ seed, problems: [] });
    }
  } finally {
    await world.end();
  }
}, 1_200_000);

test('control: with the guards off the same rounds end with two forms accepted, two answers, wrong figures', async () => {
  const folder = await buildDoctored(unguarded);
  const world = await startWorld({ args: ['--functions', folder] });
  try {
    const { problems } = await play(world, 0);
    expect(problems.some((one) => /forms over one empty form were accepted/.test(one))).toBe(true);
    expect(problems.some((one) => /answers to one question/.test(one))).toBe(true);
    expect(problems.some((one) => /figures of demo-6-3/.test(one))).toBe(true);
  } finally {
    await world.end();
    rmSync(folder, { recursive: true, force: true });
  }
});
