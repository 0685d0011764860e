/** Input that does not keep to the contract; the message names file and line. */
export class InvalidInput extends Error {
	constructor(file: string, line: number, problem: string) {
		super(`${file}:${line}: ${problem}`);
		this.name = 'InvalidInput';
	}
}
