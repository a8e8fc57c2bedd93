export default definePageConfig({ navigationBarTitleText: '和律师说' })
