import { messageGroups } from '#lib/content/guide/messages.ts';
import { authorised } from '#lib/server/identity/authorised.ts';

export const load = authorised('courses.view', () => ({ groups: messageGroups() }));
