import type { WordList } from './en.ts'
import { wordsFor } from './index.ts'

/** English: its keys are those of the catalogue (model/correction-words.ts says what each is for). */
const en = {
  notForCitation: 'not for citation',
  aboutRedline: 'This is no edition to be cited, but a proof of what was changed in one: its page numbers are its own.',
  inserted: 'Inserted words are underlined.', deleted: 'Deleted words are struck out.',
  aboutBars: 'A bar stands in the outer margin beside each line in which something was changed.',
  aboutMoves: 'A paragraph that was moved stands struck out where it stood, and unmarked where it stands now, each with the page of the other.',
  aboutUnmarked: 'Contents, lists and indexes follow from the rest: in them, and in drawings, nothing is marked.',
  added: 'added: {}', reworded: 'reworded: {}', removed: 'removed: {}', moved: 'moved: {}', movedFrom: '[moved from {}]', movedTo: '[moved to {}]', removedSection: 'Removed: {}',
  errata: 'Errata', aboutErrata: 'What is to be corrected in version {} ({}) to make it version {} ({}).',
  aboutPlaces: 'Pages and paragraphs are those of version {}; what goes on from the page before counts as its first paragraph, headings are not counted. Contents, lists and indexes follow from the rest and are left out.',
  nothing: 'Nothing is to be corrected.', paragraph: 'paragraph {}', heading: 'heading', table: 'table',
  forRead: 'for {} read {}', addAfter: 'after {} add {}', addBefore: 'before {} add {}', remove: 'delete {}', removeAfter: 'after {} delete {}',
  addParagraph: 'below it add {}', addFirst: 'at the beginning add {}', removeParagraph: 'delete the whole: {}', replaceParagraph: 'for the whole, {}, read {}',
  moveParagraph: 'move it, {}, below {}, {}', moveFirst: 'move it, {}, to the beginning of {}', addNote: 'after {} add a note: {}', removeNote: 'delete the note: {}',
  newSection: 'new: {}', oldSection: 'delete all of {}, {}', movedSection: 'moved below {}', seeNew: 'see the new edition, {}',
}

type CorrectionWordList = Readonly<Record<keyof typeof en, string>>

const es: CorrectionWordList = {
  notForCitation: 'no debe citarse',
  aboutRedline: 'Esto no es una edición que deba citarse, sino una prueba de lo que cambió en ella: su paginación es propia.',
  inserted: 'Las palabras insertadas van subrayadas.', deleted: 'Las palabras suprimidas van tachadas.',
  aboutBars: 'Una raya en el margen exterior señala cada línea en que algo cambió.',
  aboutMoves: 'Un párrafo trasladado aparece tachado donde estaba y sin marcas donde está ahora, cada vez con la página del otro lugar.',
  aboutUnmarked: 'Sumario, listas e índices resultan de lo demás: ni en ellos ni en los dibujos se marca nada.',
  added: 'adiciones: {}', reworded: 'cambios: {}', removed: 'supresiones: {}', moved: 'traslados: {}', movedFrom: '[trasladado de {}]', movedTo: '[trasladado a {}]', removedSection: 'Suprimido: {}',
  errata: 'Fe de erratas', aboutErrata: 'Lo que ha de corregirse en la versión {} ({}) para que sea la versión {} ({}).',
  aboutPlaces: 'Páginas y párrafos son los de la versión {}; lo que continúa de la página anterior cuenta como primer párrafo, los títulos no se cuentan. Sumario, listas e índices resultan de lo demás y se omiten.',
  nothing: 'No hay nada que corregir.', paragraph: 'párrafo {}', heading: 'título', table: 'tabla',
  forRead: 'donde dice {} léase {}', addAfter: 'tras {} añádase {}', addBefore: 'antes de {} añádase {}', remove: 'suprímase {}', removeAfter: 'tras {} suprímase {}',
  addParagraph: 'debajo añádase {}', addFirst: 'al principio añádase {}', removeParagraph: 'suprímase todo: {}', replaceParagraph: 'en lugar de todo, {}, léase {}',
  moveParagraph: 'trasládese, {}, debajo de {}, {}', moveFirst: 'trasládese, {}, al principio de {}', addNote: 'tras {} añádase una nota: {}', removeNote: 'suprímase la nota: {}',
  newSection: 'nuevo: {}', oldSection: 'suprímase entero {}, {}', movedSection: 'trasladado debajo de {}', seeNew: 'véase la nueva edición, {}',
}

const ru: CorrectionWordList = {
  notForCitation: 'не для цитирования',
  aboutRedline: 'Это не издание для цитирования, а корректура того, что в нём изменено: нумерация страниц здесь своя.',
  inserted: 'Вставленные слова подчёркнуты.', deleted: 'Удалённые слова зачёркнуты.',
  aboutBars: 'Черта на внешнем поле стоит у каждой строки, в которой что-либо изменено.',
  aboutMoves: 'Перемещённый абзац стоит зачёркнутым на прежнем месте и без отметок на новом, каждый раз с указанием другой страницы.',
  aboutUnmarked: 'Содержание, списки и указатели следуют из остального: в них и в рисунках ничего не отмечено.',
  added: 'добавлено: {}', reworded: 'изменено: {}', removed: 'удалено: {}', moved: 'перемещено: {}', movedFrom: '[перемещено отсюда: {}]', movedTo: '[перемещено сюда: {}]', removedSection: 'Удалено: {}',
  errata: 'Исправления', aboutErrata: 'Что следует исправить в версии {} ({}), чтобы получить версию {} ({}).',
  aboutPlaces: 'Страницы и абзацы — версии {}; продолжение с предыдущей страницы считается первым абзацем, заголовки не считаются. Содержание, списки и указатели следуют из остального и опущены.',
  nothing: 'Исправлять нечего.', paragraph: 'абзац {}', heading: 'заголовок', table: 'таблица',
  forRead: 'вместо {} читать {}', addAfter: 'после {} добавить {}', addBefore: 'перед {} добавить {}', remove: 'удалить {}', removeAfter: 'после {} удалить {}',
  addParagraph: 'ниже добавить {}', addFirst: 'в начале добавить {}', removeParagraph: 'удалить целиком: {}', replaceParagraph: 'вместо всего, {}, читать {}',
  moveParagraph: 'переместить, {}, ниже {}, {}', moveFirst: 'переместить, {}, в начало: {}', addNote: 'после {} добавить примечание: {}', removeNote: 'удалить примечание: {}',
  newSection: 'новое: {}', oldSection: 'удалить целиком {}, {}', movedSection: 'перемещено ниже: {}', seeNew: 'см. новое издание, {}',
}

const ar: CorrectionWordList = {
  notForCitation: 'ليس للاستشهاد',
  aboutRedline: 'ليست هذه طبعة يستشهد بها، بل تجربة تبين ما تغير فيها، وأرقام صفحاتها خاصة بها.',
  inserted: 'الكلمات المضافة تحتها خط.', deleted: 'الكلمات المحذوفة مشطوبة.',
  aboutBars: 'في الهامش الخارجي خط بجانب كل سطر تغير فيه شيء.',
  aboutMoves: 'الفقرة المنقولة مشطوبة حيث كانت، وبلا علامة حيث هي الآن، ومعها في كل موضع صفحة الآخر.',
  aboutUnmarked: 'المحتويات والقوائم والفهارس تابعة لما سواها، فلا علامة فيها ولا في الرسوم.',
  added: 'إضافة: {}', reworded: 'تعديل: {}', removed: 'حذف: {}', moved: 'نقل: {}', movedFrom: '[نقل من {}]', movedTo: '[نقل إلى {}]', removedSection: 'حذف: {}',
  errata: 'التصويبات', aboutErrata: 'ما يصحح في النسخة {} ({}) لتصير النسخة {} ({}).',
  aboutPlaces: 'الصفحات والفقرات هي صفحات النسخة {} وفقراتها؛ وما يتم من الصفحة السابقة يعد فقرتها الأولى، ولا تعد العناوين. والمحتويات والقوائم والفهارس تابعة لما سواها ولم تذكر.',
  nothing: 'ليس هناك ما يصحح.', paragraph: 'الفقرة {}', heading: 'العنوان', table: 'الجدول',
  forRead: 'بدل {} يقرأ {}', addAfter: 'بعد {} يضاف {}', addBefore: 'قبل {} يضاف {}', remove: 'يحذف {}', removeAfter: 'بعد {} يحذف {}',
  addParagraph: 'تحتها يضاف {}', addFirst: 'في البداية يضاف {}', removeParagraph: 'يحذف كله: {}', replaceParagraph: 'بدل الكل، {}، يقرأ {}',
  moveParagraph: 'ينقل، {}، إلى ما تحت {}، {}', moveFirst: 'ينقل، {}، إلى بداية {}', addNote: 'بعد {} تضاف حاشية: {}', removeNote: 'تحذف الحاشية: {}',
  newSection: 'جديد: {}', oldSection: 'يحذف كل {}، {}', movedSection: 'نقل إلى ما تحت {}', seeNew: 'انظر الطبعة الجديدة، {}',
}

const ug: CorrectionWordList = {
  notForCitation: 'نەقىل كەلتۈرۈشكە بولمايدۇ',
  aboutRedline: 'بۇ نەقىل ئېلىنىدىغان نەشر ئەمەس، بەلكى ئۇنىڭدىكى ئۆزگەرتىشلەرنىڭ كۆرسەتمىسى: بەت نومۇرلىرى ئۆزىگە خاس.',
  inserted: 'قوشۇلغان سۆزلەرنىڭ ئاستىغا سىزىق سىزىلغان.', deleted: 'ئۆچۈرۈلگەن سۆزلەرنىڭ ئۈستىگە سىزىق سىزىلغان.',
  aboutBars: 'ئۆزگەرگەن ھەر بىر قۇرنىڭ يېنىدا سىرتقى گىرۋەكتە سىزىق بار.',
  aboutMoves: 'يۆتكەلگەن ئابزاس بۇرۇنقى ئورنىدا سىزىلغان، يېڭى ئورنىدا بەلگىسىز تۇرىدۇ، ھەر ئىككىسىدە يەنە بىرىنىڭ بېتى بار.',
  aboutUnmarked: 'مۇندەرىجە، تىزىملىك ۋە كۆرسەتكۈچلەر قالغىنىغا ئەگىشىدۇ: ئۇلاردا ۋە سىزمىلاردا بەلگە يوق.',
  added: 'قوشۇلغان: {}', reworded: 'تۈزىتىلگەن: {}', removed: 'ئۆچۈرۈلگەن: {}', moved: 'يۆتكەلگەن: {}', movedFrom: '[{} دىن يۆتكەلگەن]', movedTo: '[{} گە يۆتكەلگەن]', removedSection: 'ئۆچۈرۈلگەن: {}',
  errata: 'تۈزىتىشلەر', aboutErrata: '{} نەشرىنى ({}) {} نەشرىگە ({}) ئايلاندۇرۇش ئۈچۈن تۈزىتىلىدىغانلار.',
  aboutPlaces: 'بەت ۋە ئابزاسلار {} نەشرىنىڭكى؛ ئالدىنقى بەتتىن داۋاملاشقىنى بىرىنچى ئابزاس ھېسابلىنىدۇ، ماۋزۇلار سانالمايدۇ. مۇندەرىجە، تىزىملىك ۋە كۆرسەتكۈچلەر كىرگۈزۈلمىدى.',
  nothing: 'تۈزىتىدىغان يەر يوق.', paragraph: '{}-ئابزاس', heading: 'ماۋزۇ', table: 'جەدۋەل',
  forRead: '{} ئورنىغا {} دەپ ئوقۇلسۇن', addAfter: '{} دىن كېيىن {} قوشۇلسۇن', addBefore: '{} دىن ئاۋۋال {} قوشۇلسۇن', remove: '{} ئۆچۈرۈلسۇن', removeAfter: '{} دىن كېيىن {} ئۆچۈرۈلسۇن',
  addParagraph: 'ئاستىغا {} قوشۇلسۇن', addFirst: 'بېشىغا {} قوشۇلسۇن', removeParagraph: 'ھەممىسى ئۆچۈرۈلسۇن: {}', replaceParagraph: 'ھەممىسى، {}، ئورنىغا {} دەپ ئوقۇلسۇن',
  moveParagraph: '{} يۆتكەلسۇن، {} نىڭ ئاستىغا، {}', moveFirst: '{} يۆتكەلسۇن، {} نىڭ بېشىغا', addNote: '{} دىن كېيىن ئىزاھات قوشۇلسۇن: {}', removeNote: 'ئىزاھات ئۆچۈرۈلسۇن: {}',
  newSection: 'يېڭى: {}', oldSection: '{} پۈتۈنلەي ئۆچۈرۈلسۇن، {}', movedSection: '{} نىڭ ئاستىغا يۆتكەلدى', seeNew: 'يېڭى نەشرگە قاراڭ، {}',
}

const zhHant: CorrectionWordList = {
  notForCitation: '不可引用',
  aboutRedline: '本件並非可引用之版本，而是其改動之校樣：頁碼自為起訖。',
  inserted: '增入之字加底線。', deleted: '刪去之字加刪除線。', aboutBars: '凡有改動之行，外側頁邊有直線。',
  aboutMoves: '移動之段落，原處加刪除線，現處不加標記，並各註明對方頁碼。', aboutUnmarked: '目錄、各表及索引隨正文而變，與圖中文字皆不標記。',
  added: '新增：{}', reworded: '改動：{}', removed: '刪除：{}', moved: '移動：{}', movedFrom: '［移自{}］', movedTo: '［移至{}］', removedSection: '刪除：{}',
  errata: '勘誤表', aboutErrata: '第 {} 版（{}）應改正之處，改正後即第 {} 版（{}）。',
  aboutPlaces: '頁碼與段落據第 {} 版；承接前頁者為該頁第一段，標題不計。目錄、各表及索引隨正文而變，不列。',
  nothing: '無可改正。', paragraph: '第{}段', heading: '標題', table: '表',
  forRead: '{}應作{}', addAfter: '{}後增{}', addBefore: '{}前增{}', remove: '刪{}', removeAfter: '{}後刪{}',
  addParagraph: '其下增{}', addFirst: '起首增{}', removeParagraph: '全刪：{}', replaceParagraph: '全段{}應作{}',
  moveParagraph: '{}移至{}之下，{}', moveFirst: '{}移至{}之首', addNote: '{}後增註：{}', removeNote: '刪註：{}',
  newSection: '新增：{}', oldSection: '全刪{}，{}', movedSection: '移至{}之下', seeNew: '見新版，{}',
}

const zhHans: CorrectionWordList = {
  notForCitation: '不可引用',
  aboutRedline: '本件并非可引用之版本，而是其改动之校样：页码自为起讫。',
  inserted: '增入之字加下划线。', deleted: '删去之字加删除线。', aboutBars: '凡有改动之行，外侧页边有竖线。',
  aboutMoves: '移动之段落，原处加删除线，现处不加标记，并各注明对方页码。', aboutUnmarked: '目录、各表及索引随正文而变，与图中文字皆不标记。',
  added: '新增：{}', reworded: '改动：{}', removed: '删除：{}', moved: '移动：{}', movedFrom: '［移自{}］', movedTo: '［移至{}］', removedSection: '删除：{}',
  errata: '勘误表', aboutErrata: '第 {} 版（{}）应改正之处，改正后即第 {} 版（{}）。',
  aboutPlaces: '页码与段落据第 {} 版；承接前页者为该页第一段，标题不计。目录、各表及索引随正文而变，不列。',
  nothing: '无可改正。', paragraph: '第{}段', heading: '标题', table: '表',
  forRead: '{}应作{}', addAfter: '{}后增{}', addBefore: '{}前增{}', remove: '删{}', removeAfter: '{}后删{}',
  addParagraph: '其下增{}', addFirst: '起首增{}', removeParagraph: '全删：{}', replaceParagraph: '全段{}应作{}',
  moveParagraph: '{}移至{}之下，{}', moveFirst: '{}移至{}之首', addNote: '{}后增注：{}', removeNote: '删注：{}',
  newSection: '新增：{}', oldSection: '全删{}，{}', movedSection: '移至{}之下', seeNew: '见新版，{}',
}

/** In the language of a tag, as the other generated words are (wordsFor). */
export function correctionWordsFor(tag: string): CorrectionWordList {
  return words.get(wordsFor(tag)) ?? en
}

const words: ReadonlyMap<WordList, CorrectionWordList> = new Map(Object.entries({ en, es, ru, ar, ug, 'zh-Hant': zhHant, 'zh-Hans': zhHans }).map(([tag, own]) => [wordsFor(tag), own]))
