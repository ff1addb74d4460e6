/** Who is meant by a number while rows are written: read once a call, and told of what was written since. */
import type { Right } from '../../../src/shared/people/assignments';
import type { RosterReader } from '../../../src/shared/people/roster-port';
import { classPlaceOf, type StudentRow } from '../../../src/shared/people/roster';
import { AppError } from '../../platform/errors';

type Ids = Map<string, string>;

type ClassPlace = Pick<StudentRow, 'grade' | 'classNumber' | 'campus'>;

export class Directory {
  private staffIds: Promise<Ids> | undefined;
  private classIds: Promise<Ids> | undefined;
  private studentIds: Promise<Ids> | undefined;
  private readonly rights = new Map<string, Right[]>();

  constructor(
    private readonly reader: RosterReader,
    private readonly schoolId: string,
    private readonly today: string,
  ) {}

  async staff(number: string): Promise<string> {
    return this.require(await this.everyStaff(), number);
  }

  async noteStaff(number: string, id: string): Promise<void> {
    (await this.everyStaff()).set(number, id);
  }

  /** What the colleague held when this call began. */
  async rightsOf(staffId: string): Promise<Right[]> {
    await this.everyStaff();
    return this.rights.get(staffId) ?? [];
  }

  async schoolClass({ grade, classNumber, campus }: ClassPlace): Promise<string> {
    return this.require(await this.everyClass(), classPlaceOf(grade, classNumber, campus));
  }

  async student(number: string): Promise<string> {
    this.studentIds ??= this.reader
      .students(this.schoolId)
      .then((all) => idsOf(all.map(({ studentNumber, personId }) => [studentNumber, personId])));
    return this.require(await this.studentIds, number);
  }

  /** Left or gone since the file was compared: the row cannot be written. */
  private require(ids: Ids, key: string): string {
    const id = ids.get(key);
    if (id === undefined) throw new AppError('not-found', 'roster number');
    return id;
  }

  private everyStaff(): Promise<Ids> {
    this.staffIds ??= this.reader.staff(this.schoolId, this.today).then((all) => {
      for (const { personId, rights } of all) this.rights.set(personId, rights);
      return idsOf(all.map(({ staffNumber, personId }) => [staffNumber, personId]));
    });
    return this.staffIds;
  }

  private everyClass(): Promise<Ids> {
    this.classIds ??= this.reader
      .classes(this.schoolId)
      .then((all) =>
        idsOf(
          all.map(({ grade, number, campus, classId }) => [
            classPlaceOf(grade, number, campus),
            classId,
          ]),
        ),
      );
    return this.classIds;
  }
}

function idsOf(pairs: readonly (readonly [string | null, string])[]): Ids {
  return new Map(
    pairs.flatMap(([key, id]): [string, string][] => (key === null ? [] : [[key, id]])),
  );
}
