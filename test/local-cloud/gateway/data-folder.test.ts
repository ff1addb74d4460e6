import { startLocalCloudProcess } from '../../harness/local-cloud-process';

test('a second local cloud on the same data folder is refused, and may start when the first has ended or was killed', async () => {
  const first = await startLocalCloudProcess();
  try {
    const second = startLocalCloudProcess({ dataDir: first.dataDir });
    await expect(second).rejects.toThrow(/is in use by another local cloud/);
    await first.kill();
    await first.start();
    expect((await first.fetch('/local/health')).status).toBe(200);
  } finally {
    await first.dispose();
  }
});
