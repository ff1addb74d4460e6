/** The rows of one sheet, each typed or with everything that is wrong with it. Nothing is guessed silently. */
import type { RosterRow } from '../people/roster';
import {
  isName,
  isNumber,
  isRounded,
  mobileOf,
  tidy,
  tidyName,
  tidyNumber,
  type Cell,
} from './cells';
import { exampleMark, explanationMark, type Column } from './columns';
import type { FoundSheet } from './find-sheets';
import { foundText, type Problem } from './problems';
import {
  campusOf,
  classNumberOf,
  classOf,
  dutiesOf,
  gradeOf,
  relationOf,
  sexOf,
  subjectOf,
  weekdaysOf,
} from './words';

export interface ReadRow {
  sheet: string;
  line: number;
  row: RosterRow;
}

export interface ReadSheet {
  rows: ReadRow[];
  /** Rows that say something, right or wrong. */
  lines: number;
  /** Rows in which something is wrong: who refers to them is not wrong as well. */
  named: RosterRow[];
  problems: Problem[];
}

/** A row that is empty, or explains the template, is none. */
function isSkipped(cells: FoundSheet['sheet']['rows'][number]): boolean {
  const texts = cells.map((cell) => tidy(cell?.text ?? '')).filter((text) => text !== '');
  const [first = ''] = texts;
  const marks = [exampleMark, explanationMark].map((mark) => tidy(mark));
  return texts.length === 0 || marks.some((mark) => first.startsWith(mark));
}

export function readRows(found: FoundSheet): ReadSheet {
  const { sheet, headerAt } = found;
  const read: ReadSheet = { rows: [], lines: 0, named: [], problems: [] };
  for (const [at, cells] of sheet.rows.entries()) {
    if (at <= headerAt || isSkipped(cells)) continue;
    read.lines += 1;
    const reader = new RowReader(found, cells, at + 1);
    const row = reader.row();
    read.problems.push(...reader.problems);
    if (row && reader.problems.length > 0) read.named.push(row);
    else if (row) read.rows.push({ sheet: sheet.name, line: at + 1, row });
  }
  return read;
}

type Parse<T> = (text: string) => T | null;

/** Stands where a class could not be read, in rows that come no further than their key. */
const noClass = { grade: 1, number: 1 };

/**
 * One row: cells by the names of their columns, and what was wrong with them. A row whose key can be read comes back
 * also when something else of it cannot.
 */
class RowReader {
  readonly problems: Problem[] = [];

  constructor(
    private readonly found: FoundSheet,
    private readonly cells: FoundSheet['sheet']['rows'][number],
    private readonly line: number,
  ) {}

  row(): RosterRow | null {
    switch (this.found.plan.kind) {
      case 'class':
        return this.classRow();
      case 'staff':
        return this.staffRow();
      case 'student':
        return this.studentRow();
      case 'guardian':
        return this.guardianRow();
      case 'teaching':
        return this.teachingRow();
    }
  }

  private classRow(): RosterRow | null {
    const at = this.schoolClass();
    const campus = this.optional('campus', campusOf);
    const teacherNumber = this.optional('teacher', numberOf);
    return at && { kind: 'class', grade: at.grade, number: at.number, campus, teacherNumber };
  }

  private staffRow(): RosterRow | null {
    const number = this.number('number');
    const name = this.needed('name', nameOf);
    const mobile = this.optional('mobile', mobileOf);
    const text = tidy(this.cell('duties')?.text ?? '');
    const duties = this.duties(text);
    if (number === null) return null;
    const roleName = text === '' ? null : foundText(text.split(/[、,;/ ]/u)[0] ?? text);
    return { kind: 'staff', number, name: name ?? '', mobile, roleName, duties };
  }

  private studentRow(): RosterRow | null {
    const number = this.number('number');
    const name = this.needed('name', nameOf);
    const sex = this.optional('sex', sexOf);
    const { grade, number: classNumber } = this.schoolClass() ?? noClass;
    const campus = this.optional('campus', campusOf);
    if (number === null) return null;
    return { kind: 'student', number, name: name ?? '', sex, grade, classNumber, campus };
  }

  private guardianRow(): RosterRow | null {
    const name = this.needed('name', nameOf);
    const mobile = this.needed('mobile', mobileOf);
    const studentNumber = this.number('studentNumber');
    const relation = this.optional('relation', relationOf);
    if (name === null || mobile === null || studentNumber === null) return null;
    return { kind: 'guardian', mobile, name, studentNumber, relation };
  }

  private teachingRow(): RosterRow | null {
    const at = this.schoolClass();
    const campus = this.optional('campus', campusOf);
    const subject = this.needed('subject', subjectOf);
    const staffNumber = this.number('teacher');
    const weekdays = this.optional('weekdays', weekdaysOf);
    if (!at || subject === null || staffNumber === null) return null;
    return {
      kind: 'teaching',
      grade: at.grade,
      classNumber: at.number,
      campus,
      subject,
      staffNumber,
      weekdays,
    };
  }

  private schoolClass(): { grade: number; number: number } | null {
    if (this.found.places.has('class')) {
      const cell = this.cell('class');
      if (cell?.as !== 'number' || !cell.text.includes('.')) return this.needed('class', classOf);
      this.complain('class', '写成数字，分不清 6.1 和 6.10', '写成 六(1)班，或把这一列设成“文本”');
      return null;
    }
    const grade = this.needed('grade', gradeOf);
    const number = this.needed('classNumber', classNumberOf);
    return grade === null || number === null ? null : { grade, number };
  }

  private duties(text: string) {
    if (text === '') return null;
    const duties = dutiesOf(text);
    if (duties === 'administers')
      this.complain(
        'duties',
        '管理员不从名单里来，免得一份表就换了管学校的人',
        '去掉“管理员”，在人员页里单独设',
      );
    else if ('unknown' in duties)
      this.complain('duties', `不认识“${foundText(duties.unknown)}”这个职务`);
    else return duties;
    return null;
  }

  private number(id: string): string | null {
    return this.needed(id, numberOf);
  }

  private needed<T>(id: string, parse: Parse<T>): T | null {
    if (tidy(this.cell(id)?.text ?? '') !== '') return this.optional(id, parse);
    this.complain(id, this.isUnderMerged(id) ? '这一格空着，可能是合并过的格子' : '这一格空着');
    return null;
  }

  /** Null for an empty cell, and for one that cannot be read, which is complained of. */
  private optional<T>(id: string, parse: Parse<T>): T | null {
    const cell = this.cell(id);
    if (!cell || tidy(cell.text) === '') return null;
    if (cell.as === 'date') {
      this.complain(
        id,
        '表格把它变成了日期',
        `把这一列设成“文本”再填，${this.column(id)?.expected ?? ''}`,
      );
      return null;
    }
    if (isRounded(cell)) {
      this.complain(id, '数字太长，表格把后面几位改掉了', '把这一列设成“文本”，再填一遍完整的号码');
      return null;
    }
    const value = parse(cell.text);
    if (value === null) this.complain(id, '看不明白这一格');
    return value;
  }

  /** The first row of a merged cell holds its text, those under it are empty. */
  private isUnderMerged(id: string): boolean {
    const above = this.found.sheet.rows[this.line - 2];
    return this.line - 2 > this.found.headerAt && this.textIn(above, id) !== '';
  }

  private textIn(cells: FoundSheet['sheet']['rows'][number] | undefined, id: string): string {
    return tidy(cells?.[this.found.places.get(id) ?? -1]?.text ?? '');
  }

  private cell(id: string): Cell | null {
    return this.cells[this.found.places.get(id) ?? -1] ?? null;
  }

  private column(id: string): Column | undefined {
    return this.found.columns.find((one) => one.id === id);
  }

  private complain(id: string, why: string, expected?: string): void {
    const column = this.column(id);
    this.problems.push({
      sheet: this.found.sheet.name,
      line: this.line,
      column: column?.title ?? '',
      found: foundText(tidy(this.cell(id)?.text ?? '')),
      why,
      expected: expected ?? column?.expected ?? '',
    });
  }
}

function nameOf(text: string): string | null {
  const name = tidyName(text);
  return isName(name) ? name : null;
}

function numberOf(text: string): string | null {
  const number = tidyNumber(text);
  return isNumber(number) ? number : null;
}
