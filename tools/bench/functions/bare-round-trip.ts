/** The yardstick of a call: one read by id through the SDK. */
import cloud from 'wx-server-sdk';

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV as unknown as string });
const database = cloud.database();

export async function main(event: { collection: string; id: string }): Promise<unknown> {
  return database.collection(event.collection).doc(event.id).get();
}
