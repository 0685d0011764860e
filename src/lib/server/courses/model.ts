export type { CourseModel } from '#lib/content/types.ts';
