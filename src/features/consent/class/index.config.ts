export default definePageConfig({ navigationBarTitleText: '同意书' });
