import type { LocalPerson } from '../../../local-cloud/gateway/people';
import type { Actor, World } from '../../harness/world';

/** Signed in to WeChat, known to no school. `count` of them. */
export async function newcomers(world: World, count: number): Promise<Actor[]> {
  const added = Array.from({ length: count }, (_, index): LocalPerson => {
    const openid = `openid-newcomer-${index}`;
    return { openid, personId: '', name: '', role: '', roleName: '' };
  });
  world.cloud.writePeople([...world.people, ...added]);
  return Promise.all(added.map((one) => world.as(one)));
}
