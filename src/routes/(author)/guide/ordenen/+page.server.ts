import { exampleActions, withExamples } from '../subject.ts';

export const load = withExamples('volgorde', 'sorteren', 'verbinden', 'invullen', 'woordenbank');
export const actions = exampleActions;
