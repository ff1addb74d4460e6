/** Every contract of the teachers' own channel (M8). */
import {
  aboutCare,
  closeOwnCare,
  listOwnCare,
  postCare,
  rateCare,
  readOwnCare,
} from './author-contracts';
import { admitToCare, careHousehold, letGoOfCare, openCareHouse } from './house-contracts';

export const careContracts = [
  aboutCare,
  postCare,
  listOwnCare,
  readOwnCare,
  closeOwnCare,
  rateCare,
  openCareHouse,
  careHousehold,
  admitToCare,
  letGoOfCare,
] as const;
