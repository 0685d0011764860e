import { exampleActions, withExamples } from '../subject.ts';

export const load = withExamples('extra', 'niveau-op-oefening', 'stap-op-niveau', 'papier');
export const actions = exampleActions;
