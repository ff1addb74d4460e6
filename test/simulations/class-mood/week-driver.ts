/**
 * One seed of weekly forms on the real SDK: teachers with two phones each, clocks side by side and dying, outages,
 * handings-in and changes. Only what the seed decides is random; the checks read the dump afterwards.
 */
import type { FormContent } from '../../../src/shared/class-mood/model';
import { missingForms, remindTeacher } from '../../../src/shared/class-mood/overview-contracts';
import { openForm, submitForm } from '../../../src/shared/class-mood/teacher-contracts';
import { addDays, localDateTime } from '../../../src/shared/time';
import { hourMs, minuteMs, type Actor, type World } from '../../harness/world';
import { onlyTheseOwe } from '../../stories/class-mood/mood-fixture';
import { TeacherPhone } from '../../stories/class-mood/teacher-phone';
import { createRandom, type Random } from '../messages/random';

const happenings = {
  'somebody writes': 6,
  'somebody hands in': 4,
  'a grade leader reminds': 1,
  'clocks run': 4,
  outage: 1,
};
const happeningsPerSeed = 9;
export const places = ['6-1', '6-2', '6-3', '5-1', '5-2', '5-3'] as const;

export interface Totals {
  deaths: number;
  saves: number;
  submits: number;
  refused: Record<string, number>;
}

export class WeekDriver {
  readonly totals: Totals = { deaths: 0, saves: 0, submits: 0, refused: {} };
  /** Words that the cloud took, by form. */
  readonly words = new Map<string, string[]>();
  private random: Random = createRandom(0);
  private monday = '';
  private said = 0;

  constructor(private readonly world: World) {}

  /** The week that this seed plays in begins with `monday`. */
  async run(seed: number, monday: string): Promise<void> {
    this.random = createRandom(seed);
    this.monday = monday;
    await onlyTheseOwe(this.world, monday, places);
    await this.world.jumpTo(localDateTime(addDays(monday, 3), '10:00'));
    for (let step = 0; step < happeningsPerSeed; step += 1) await this.step();
  }

  /** Nobody dies any more, the week is over, and two whole clocks meet whatever was left lying. */
  async rest(): Promise<void> {
    await this.world.faults({ reset: true, dropAbandonedTransactions: true });
    await this.world.jumpTo(localDateTime(addDays(this.monday, 5), '10:00'));
    await Promise.all([this.world.cloud.call('clock'), this.world.cloud.call('clock')]);
    await this.world.tick();
  }

  private async step(): Promise<void> {
    switch (this.random.weighted(happenings)) {
      case 'somebody writes':
        return this.write();
      case 'somebody hands in':
        return this.handIn();
      case 'a grade leader reminds':
        return this.remind();
      case 'clocks run':
        return this.runClocks();
      case 'outage':
        return this.pass(this.random.between(2, 30) * hourMs);
    }
  }

  private async pass(durationMs: number): Promise<void> {
    await this.world.jumpTo((await this.world.nowMs()) + durationMs);
  }

  private place(): { place: string; classId: string } {
    const place = this.random.pick(places);
    return { place, classId: `demo-${place}` };
  }

  /** On one phone or on two at once. */
  private async write(): Promise<void> {
    const { place, classId } = this.place();
    const actor = await this.world.as(`demo-t-${place}`);
    const phones = [new TeacherPhone(actor, classId, this.monday)];
    if (this.random.chance(0.6)) phones.push(new TeacherPhone(actor, classId, this.monday));
    for (const phone of phones) await phone.open();
    const formId = `${classId}.${this.monday}`;
    await Promise.all(
      phones.map(async (phone) => {
        this.said += 1;
        const words = `第 ${this.said} 句。`;
        phone.note(`demo-s-${place}-${this.random.pick(['07', '08'])}`, words);
        await phone.save();
        this.totals.saves += phone.saves;
        this.words.set(formId, [...(this.words.get(formId) ?? []), words]);
      }),
    );
  }

  /** With a retried tap after a death, at times beside a clock. */
  private async handIn(): Promise<void> {
    const { place, classId } = this.place();
    const actor = await this.world.as(`demo-t-${place}`);
    const input = await this.inputOf(actor, classId);
    const requestId = `simulation-${this.monday}-${place}-${this.said}-${this.totals.submits}`;
    const isDeadly = this.random.chance(0.3);
    if (isDeadly) await this.armDeath('api', 18);
    const tap = () => actor.reply(submitForm.name, input, { requestId });
    const [first] = await Promise.all([
      tap().catch(() => null),
      ...(this.random.chance(0.4) ? [this.world.cloud.call('clock')] : []),
    ]);
    if (isDeadly) await this.bury();
    const reply = first?.ok ? first : await tap();
    if (reply.ok) this.totals.submits += 1;
    else this.totals.refused[reply.error.code] = (this.totals.refused[reply.error.code] ?? 0) + 1;
  }

  /** What stands there, with a word for everybody of last week. */
  private async inputOf(actor: Actor, classId: string) {
    const { form } = await actor.call(openForm, { classId, monday: this.monday });
    const before = form.draft ?? form.submitted?.content;
    const words = ['better', 'same', 'worse'] as const;
    const known = new Set(before?.concerns.map(({ studentId }) => studentId));
    const content: FormContent = {
      counts: { low: this.random.below(5), irritable: this.random.below(3), tense: 1 },
      events: this.random.chance(0.3) ? [{ kind: 'absence', count: 1 }] : [],
      concerns: [
        ...(before?.concerns ?? []).map((one) =>
          one.source === 'carried' && one.word === ''
            ? { ...one, word: this.random.pick(words) }
            : one,
        ),
        ...form.carried
          .filter(({ studentId }) => !known.has(studentId))
          .map(({ studentId, level }) => ({
            studentId,
            source: 'carried' as const,
            word: this.random.pick(words),
            behaviour: '',
            level,
          })),
      ],
      quiet: false,
    };
    const { version, monday } = form;
    return { classId, monday, version, content, seen: [] };
  }

  private async remind(): Promise<void> {
    const grade = this.random.pick(['5', '6']);
    const leader = await this.world.as(`demo-gl-${grade}`);
    const { weeks } = await leader.call(missingForms, {});
    const lack = this.random.pickOf(weeks[0]?.classes ?? []);
    if (!lack) return;
    const input = { classId: lack.classId, monday: weeks[0]?.monday ?? this.monday };
    await Promise.all([
      leader.reply(remindTeacher.name, input),
      leader.reply(remindTeacher.name, input),
    ]);
  }

  private async runClocks(): Promise<void> {
    await this.pass(this.random.between(30, 600) * minuteMs);
    const isDeadly = this.random.chance(0.5);
    if (isDeadly) await this.armDeath('clock', 60);
    const crowd = this.random.pick([['clock'], ['clock', 'clock'], ['clock', 'monitor']]);
    await Promise.all(crowd.map((name) => this.world.cloud.call(name)));
    if (isDeadly) await this.bury();
  }

  private async armDeath(name: string, latestCall: number): Promise<void> {
    const atAdminCall = this.random.between(2, latestCall);
    const kill = { function: name, atAdminCall, after: this.random.chance(0.5) };
    await this.world.faults({ kill });
  }

  private async bury(): Promise<void> {
    const { lastKill } = await this.world.faults({ dropAbandonedTransactions: true });
    if (lastKill?.fired) this.totals.deaths += 1;
    await this.world.faults({ reset: true });
  }
}
