export default definePageConfig({ navigationBarTitleText: '取信条' });
