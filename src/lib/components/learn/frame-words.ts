import { m } from '#lib/paraglide/messages.js';

/** The words of the bars and of the error page in the reader's language, sent once with the first page. */
export function frameWords() {
	return {
		bottom_menu: m.common_bottom_menu(),
		error: m.common_error(),
		error_busy: m.common_error_busy(),
		error_id: m.common_error_id({ id: '{id}' }),
		error_missing: m.common_error_missing(),
		error_title_unreadable: m.common_error_title_unreadable(),
		error_unreadable: m.common_error_unreadable(),
		error_title: m.common_error_title(),
		error_title_busy: m.common_error_title_busy(),
		error_title_missing: m.common_error_title_missing(),
		help: m.common_help(),
		menu: m.common_menu(),
		of_total: m.learn_of_total({ total: '{total}' }),
		quick_exit: m.common_quick_exit(),
		skip: m.common_skip(),
		step_of: m.learn_step_of({ number: '{number}', total: '{total}' }),
		stop: m.learn_stop(),
		stop_more: m.learn_stop_more(),
		text: m.common_text(),
		text_more: m.common_text_more(),
		to_start: m.common_to_start(),
		today: m.common_today()
	};
}

export type FrameWords = ReturnType<typeof frameWords>;
