/** Every file that may read the clock, with its reason. Nothing else may. */
export const clockAllowed = [
  {
    files: ['cloudfunctions/platform/clock.ts', 'cloudfunctions/platform/clock/**/*.ts'],
    reason: 'the one place where an invocation reads its nowMs',
  },
  {
    files: ['src/lib/clock*.ts'],
    reason: "the client's only clock: device time corrected by the replies' serverNowMs",
  },
  {
    files: ['local-cloud/clock/**/*.ts', 'local-cloud/main.ts'],
    reason: 'stands in for the real time of the cloud and hands it to the other services',
  },
  {
    files: ['test/local-cloud/**/*.ts', 'test/conformance/**/*.ts'],
    reason: "they check the stand-in for the vendor: its real clock and the SDK's serverDate",
  },
  {
    files: ['test/weapp/phone-clock.ts'],
    reason:
      'makes the Date of a phone under test, which stands still until the test lets time pass',
  },
  {
    files: ['test/**/fixtures/**/*.ts'],
    reason: 'sample cloud functions that show what a function sees, slow ones included',
  },
];
