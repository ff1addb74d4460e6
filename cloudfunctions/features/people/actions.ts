/** Every action about who is signed in. */
import type { Action } from '../../platform/action';
import { listChildren } from './list-children';
import { me } from './me';

export const peopleActions: Action[] = [me(), listChildren()];
