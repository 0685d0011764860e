import { exampleActions, withExamples } from '../subject.ts';

export const load = withExamples('stap-een', 'stap-twee');
export const actions = exampleActions;
