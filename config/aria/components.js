/** Taro's weapp templates carry no aria attribute at all; these are the ones the kit uses, by component. */
const names = {
  'aria-label': '',
  'aria-role': '',
  'aria-hidden': '',
  'aria-disabled': '',
}
const controls = { ...names, 'aria-checked': '', 'aria-selected': '', 'aria-expanded': '' }

module.exports = {
  components: {
    View: controls,
    Text: names,
    Button: names,
    Input: names,
    Textarea: names,
    Image: names,
    ScrollView: names,
  },
}
