import { authorised } from '#lib/server/identity/authorised.ts';

/** For everybody who may see a figure; participants meet no names of levels. */
export const load = authorised('courses.view', () => ({}));
