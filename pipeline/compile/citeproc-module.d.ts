/** citeproc-js (© Frank Bennett, CPAL 1.0), unmodified; it is CommonJS without types: here is what the adapter uses of it. */
declare module 'citeproc' {
  export interface Engine {
    setOutputFormat(format: 'html'): void
    setLangTagsForCslTransliteration(tags: string[]): void
    setLangTagsForCslTranslation(tags: string[]): void
    setLangTagsForCslSort(tags: string[]): void
    setLangPrefsForCites(prefs: Record<string, string[]>): void
    setLangPrefsForCiteAffixes(affixes: string[]): void
    /** `unsorted`: the bibliography has them in this order. */
    updateItems(ids: string[], unsorted?: boolean): void
    makeCitationCluster(items: object[]): string
    makeBibliography(filter: { include: { field: string; value: string }[] }): [{ entry_ids: string[][] }, string[]] | false
  }
  /** Called for every variable that is printed, with the punctuation around it. */
  type VariableWrapper = (what: { context: 'citation' | 'bibliography'; variableNames: string[]; itemData: { id: string } }, before: string, value: string, after: string) => string
  const CSL: {
    readonly Engine: new (
      sys: { retrieveLocale: (tag: string) => string; retrieveItem: (id: string) => Record<string, unknown> | undefined; variableWrapper?: VariableWrapper },
      style: string,
      lang: string,
      forceLang: boolean,
    ) => Engine
  }
  export default CSL
}
