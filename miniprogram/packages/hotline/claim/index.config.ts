export default definePageConfig({ navigationBarTitleText: '接过您的事' })
