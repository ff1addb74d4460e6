export default definePageConfig({ navigationBarTitleText: '再约一次' });
