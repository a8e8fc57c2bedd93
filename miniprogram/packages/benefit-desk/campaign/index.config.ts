export default definePageConfig({ navigationBarTitleText: '写指引' })
