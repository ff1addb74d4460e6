/** Codes as the cloud draws and recognises them; kept is a keyed mark only (G1). */
import { codeOfBytes, readJoinCode } from '../../../../src/shared/people/join-code';
import { command } from '../../../platform/cloud';
import { keyVersions, mark, newestKeyVersion } from '../../../platform/secrets';
import { find } from '../../../platform/store';
import { invitations, type Invitation } from '../join-collections';

/** Of this very request: the same tap shows the same code. */
export function drawCode(schoolId: string, personId: string, requestId: string): string {
  const version = newestKeyVersion();
  const bytes = (text: string) => Buffer.from(text, 'base64url');
  return codeOfBytes(
    bytes(mark('join-tag', version, schoolId)),
    bytes(mark('join-draw', version, schoolId, personId, requestId)),
  );
}

export function codeMarkOf(code: string, version = newestKeyVersion()): string {
  return mark('join-code', version, code);
}

/** The invitation that holds today under what was typed; null for every other reason alike. */
export async function invitationOf(typed: string, today: string): Promise<Invitation | null> {
  const code = readJoinCode(typed);
  if (code === null) return null;
  const marks = keyVersions().map((version) => codeMarkOf(code, version));
  const [found] = await find(invitations, { codeMark: command.in(marks) }, { limit: 1 });
  return found && holds(found, today) ? found : null;
}

export function holds({ revoked, expiresOn, usesLeft }: Invitation, today: string): boolean {
  return !revoked && today <= expiresOn && usesLeft > 0;
}
