import { exampleActions, withExamples } from '../subject.ts';

export const load = withExamples('kop-pagina');
export const actions = exampleActions;
