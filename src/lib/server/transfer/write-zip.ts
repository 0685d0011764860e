import { ZipFile } from 'yazl';
import type { CourseFiles } from '#lib/content/course/files.ts';

/** The earliest moment that a zip can hold: the same files give the same bytes, whenever and wherever. */
const NO_MOMENT = new Date(1980, 0, 1, 12);

/** A course as a zip, in the layout of `content/`: one folder with the name of the course. A stream of its bytes. */
export function writeZip(folder: string, files: CourseFiles): ReadableStream<Uint8Array> {
	const zip = new ZipFile();
	for (const [path, content] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
		const bytes = typeof content === 'string' ? Buffer.from(content) : Buffer.from(content);
		// Pictures and recordings are compressed already.
		const compress = path.endsWith('.md') || path.endsWith('.vtt') || path.endsWith('.svg');
		const options = { mtime: NO_MOMENT, mode: 0o100644, forceDosTimestamp: true, compress };
		zip.addBuffer(bytes, `${folder}/${path}`, options);
	}
	zip.end();
	const output = zip.outputStream[Symbol.asyncIterator]();
	return new ReadableStream<Uint8Array>({
		async pull(controller) {
			const { value, done } = await output.next();
			if (done) controller.close();
			else controller.enqueue(new Uint8Array(value as Buffer));
		},
		async cancel() {
			await output.return?.();
		}
	});
}
