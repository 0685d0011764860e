import { exampleActions, withExamples } from '../subject.ts';

export const load = withExamples('meerkeuze', 'reacties', 'kies-meer', 'mening', 'pogingen');
export const actions = exampleActions;
