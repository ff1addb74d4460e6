export default definePageConfig({ navigationBarTitleText: '学期和校历' });
