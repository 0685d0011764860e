import { frameWords } from '#lib/components/learn/frame-words.ts';
import { open } from '#lib/server/identity/authorised.ts';

/** What the frame of every page says. */
export const load = open(() => ({ frame: frameWords() }));
