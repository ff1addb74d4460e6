/** A class teacher's phone as the app behaves: it saves, and what another phone kept is put together with its own. */
import { mergeDrafts } from '../../../src/shared/class-mood/merge-drafts';
import { emptyContent, type FormContent } from '../../../src/shared/class-mood/model';
import { openForm, saveDraft } from '../../../src/shared/class-mood/teacher-contracts';
import type { Actor } from '../../harness/world';

export type Merge = typeof mergeDrafts;

/** A phone that puts its own words over whatever the other one kept. */
export const careless: Merge = (_base, mine) => mine;

export class TeacherPhone {
  private base: FormContent = emptyContent;
  content: FormContent = emptyContent;
  private version = 0;
  /** Saves that the cloud took. */
  saves = 0;

  constructor(
    private readonly actor: Actor,
    private readonly classId: string,
    private readonly monday: string,
    private readonly merge: Merge = mergeDrafts,
  ) {}

  get known(): number {
    return this.version;
  }

  async open(): Promise<void> {
    const { form } = await this.actor.call(openForm, {
      classId: this.classId,
      monday: this.monday,
    });
    this.base = form.draft ?? form.submitted?.content ?? emptyContent;
    this.content = this.base;
    this.version = form.version;
  }

  /** Writes something about a student. */
  note(studentId: string, words: string): void {
    const known = this.content.concerns.find((one) => one.studentId === studentId);
    const concern = known
      ? { ...known, behaviour: `${known.behaviour}${words}` }
      : {
          studentId,
          source: 'new' as const,
          word: '' as const,
          behaviour: words,
          level: 'none' as const,
        };
    const others = this.content.concerns.filter((one) => one.studentId !== studentId);
    this.content = { ...this.content, concerns: [...others, concern], quiet: false };
  }

  /** Until the cloud has taken it. */
  async save(): Promise<void> {
    for (let round = 0; round < 12; round += 1) {
      const { classId, monday, version, content } = this;
      const reply = await this.actor.call(saveDraft, { classId, monday, version, content });
      this.version = reply.version;
      if (reply.saved) {
        this.saves += 1;
        this.base = content;
        return;
      }
      const theirs = reply.other ?? emptyContent;
      this.content = this.merge(this.base, content, theirs);
      this.base = theirs;
    }
    throw new Error('a draft was never taken');
  }
}
