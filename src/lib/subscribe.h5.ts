/** The local cloud keeps WeChat's consent in the browser. */
import { currentSession } from './local-session.h5';

export async function askForNotice(templateId: string): Promise<boolean> {
  const response = await fetch('/local/subscribe', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${currentSession()}` },
    body: JSON.stringify({ templateId }),
  });
  return response.ok;
}
