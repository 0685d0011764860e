import * as v from 'valibot';
import type { Option, OptionId } from '../types.ts';

const idText = v.pipe(v.string(), v.maxLength(64));

/** One of the given options. */
export function optionSchema(options: Option[]): v.GenericSchema<unknown, OptionId> {
	return v.pipe(
		idText,
		v.check((id) => options.some((option) => option.id === id), 'unknown')
	);
}

/** Any number of the given options, none twice. */
export function optionsSchema(options: Option[]): v.GenericSchema<unknown, OptionId[]> {
	return v.pipe(
		v.array(optionSchema(options)),
		v.maxLength(options.length),
		v.check((ids) => new Set(ids).size === ids.length, 'repeated')
	);
}

/** Each of the given options exactly once. */
export function orderSchema(options: Option[]): v.GenericSchema<unknown, OptionId[]> {
	return v.pipe(optionsSchema(options), v.length(options.length, 'missing'));
}

/** For every option of the first list one of the second. */
export function placeSchema(
	from: Option[],
	to: Option[]
): v.GenericSchema<unknown, Record<OptionId, OptionId>> {
	return v.pipe(
		v.record(idText, optionSchema(to)),
		v.check((place) => {
			const ids = Object.keys(place);
			return ids.length === from.length && from.every(({ id }) => Object.hasOwn(place, id));
		}, 'missing')
	);
}
