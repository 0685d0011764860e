import { authorised } from '#lib/server/identity/authorised.ts';

export const load = authorised('courses.view', () => ({}));
