import type { WordList } from './en.ts'

/** Arabic. */
export const ar: WordList = {
  contents: 'المحتويات', listOfDocuments: 'قائمة الوثائق', calendarOfRegests: 'فهرس زمني للوثائق', legendOfSigns: 'الرموز', document: 'الوثيقة {}', chapter: 'الفصل {}', part: 'القسم {}',
  editorialNote: 'ملاحظة تحريرية {}', enclosure: 'المرفق {}', page: 'ص {}', pageMarker: 'صفحة {}', pages: 'ص {}', paragraph: 'الفقرة {}',
  see: 'انظر', seeAlso: 'انظر أيضا', bibliography: 'المراجع', registerOfPersons: 'سجل الأشخاص', registerOfPlaces: 'سجل الأماكن',
  colophon: 'بيانات الطبع', imprint: 'بيانات النشر', titlePage: 'صفحة العنوان', halfTitle: 'صفحة العنوان المختصر', cover: 'الغلاف',
  notes: 'الحواشي', note: 'حاشية', editorNote: 'حاشية المحرر', translatorNote: 'حاشية المترجم', authorNote: 'حاشية المؤلف',
  sourceNoteLabel: 'حاشية المصدر', apparatusNote: 'حاشية نصية', backToText: 'العودة إلى النص',
  original: 'الأصل', translation: 'الترجمة', regest: 'الملخص', headnote: 'التمهيد', sourceNote: 'المصدر',
  translationNote: 'عن الترجمة', rights: 'الحقوق', editedBy: 'تحرير {}', translatedBy: 'ترجمة {}', by: 'تأليف {}',
  and: 'و', edition: 'الطبعة', version: 'الإصدار {}', landmarks: 'معالم الكتاب', listOfPages: 'قائمة الصفحات', startOfBody: 'بداية النص',
  map: 'خريطة', table: 'جدول', figure: 'شكل', continued: 'تابع', notStated: 'غير مذكور', place: 'المكان', date: 'التاريخ',
  author: 'المؤلف', recipient: 'المرسل إليه', genre: 'النوع', fonts: 'الخطوط', madeWith: 'أعد بواسطة {}', citations: 'الاستشهادات',
  indexOfPersons: 'فهرس الأعلام', indexOfPlaces: 'فهرس الأماكن', indexOfSubjects: 'فهرس الموضوعات',
  noteSign: 'ح', notesSign: 'ح', passim: 'وفي مواضع متفرقة',
  registerOfTerms: 'الهيئات والمصطلحات', concordance: 'جدول مقابلة الأسماء', transliterationTables: 'النقل الحرفي', letter: 'الحرف', romanised: 'اللاتيني',
  scriptLatin: 'صيغ أخرى بالحروف اللاتينية', scriptArabic: 'الخط العربي', scriptChinese: 'الحروف الصينية', scriptCyrillic: 'الحروف السيريلية',
  transliterationIntro: 'تُطبع الأسماء كما وردت في سجلات هذا الكتاب: بالصيغة التي استقر عليها الاستعمال إن وُجدت، وإلا فبحسب الأنظمة المبينة أدناه. وتحتفظ الاقتباسات والوثائق بكتابتها.',
  reversible: 'لا يضيع شيء: يمكن رد ما يكتبه حرفًا حرفًا.',
  nearlyReversible: 'يمكن رد ما يكتبه إلا في تتابعات نادرة من الحروف.',
  irreversible: 'لا يمكن رد ما يكتبه على وجه اليقين.',
  vocalisedOnly: 'لا تُنقل العربية إلا حيث كُتبت الحركات.',
  confirmedReadings: 'تُنقل الحروف الصينية بحسب قراءات أكدها المحررون.',
  settledForms: 'صيغ مستقرة، ومع كل منها ما كان النظام سيكتبه:',
  figureNumber: 'الشكل {}', tableNumber: 'الجدول {}', mapNumber: 'الخريطة {}', noteNumber: 'الحاشية {}', captionLabel: '{}. ', comma: '، ', quoted: '«{}»',
  listOfFigures: 'قائمة الأشكال', listOfTables: 'قائمة الجداول', listOfMaps: 'قائمة الخرائط', abbreviations: 'الاختصارات',
}
