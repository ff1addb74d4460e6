/**
 * The pictures of docs/pictures/<feature>: one of every page that the feature's browser test opens. Taken by
 * `RUNXIN_PICTURES=1 npx jest test/browser/<feature>`; here they are looked at only.
 */
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { auditPageNames } from './audit/audit-pages';
import { places } from './bookings/places';
import { moodPages } from './class-mood/mood-town';
import { carePages } from './care/care-pages';
import { consentPages } from './consent/consent-pages';
import { letterPages } from './letter-box/letter-pages';
import { dutyPages } from './duty/duty-pages';
import { homeworkPages } from './homework/homework-town';
import { peoplePages } from './people/people-pages';
import { correctionsPages } from './messages/corrections-town';
import { pictureLooks, picturesFolder } from './page-findings';
import { rightsPages } from './rights/rights-pages';
import { settingsPages } from './settings/settings-pages';
import { sealPages } from './seal/seal-pages';
import { importPictures } from './roster-import/import-town';
import { trainingPages } from './training/training-town';

const photographed = ['post-picture', 'today-picture', 'picture-failed'];

const pagesOf: Record<string, readonly string[]> = {
  audit: auditPageNames,
  care: carePages.map(({ name }) => name),
  consent: consentPages.map(({ name }) => name),
  settings: settingsPages.map(({ name }) => name),
  duty: dutyPages.map(({ name }) => name),
  bookings: places.map(({ name }) => name),
  'class-mood': moodPages.map(({ name }) => name),
  homework: [...homeworkPages.map(({ name }) => name), ...photographed],
  rights: rightsPages.map(({ name }) => name),
  corrections: correctionsPages.map(({ name }) => name),
  seal: sealPages,
  'letter-box': letterPages,
  'roster-import': importPictures,
  people: peoplePages.map(({ name }) => name),
  training: trainingPages.map(({ name }) => name),
};

/** Small enough to stay in the repository. */
const mostBytes = 100_000;

test.each(Object.keys(pagesOf))(
  '%s: every page has its picture, light and dark, and none is of a page that is gone',
  (feature) => {
    const folder = path.join(picturesFolder, feature);
    const expected = (pagesOf[feature] ?? []).flatMap((page) =>
      pictureLooks.map((look) => `${page}-${look}.jpg`),
    );
    expect(readdirSync(folder).sort()).toEqual(expected.sort());
    for (const name of expected)
      expect(statSync(path.join(folder, name)).size).toBeLessThan(mostBytes);
  },
);
