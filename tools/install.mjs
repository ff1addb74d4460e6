/** Installs what is missing, for a script that must keep its own stdout free. */
import { ensureInstalled } from './lib/install.mjs';

await ensureInstalled();
