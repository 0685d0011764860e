import { exampleActions, withExamples } from '../subject.ts';

export const load = withExamples('open', 'schaal', 'afvinklijst', 'vragenlijst', 'vijfg', 'adem');
export const actions = exampleActions;
