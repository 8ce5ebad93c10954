// reads the salaries one place too early
#include <bits/stdc++.h>
using namespace std;
int main() {
    int n;
    scanf("%d", &n);
    vector<int> p(n + 1), left(n + 1);
    vector<long long> s(n + 2);
    for (int i = 2; i <= n; i++) scanf("%d", &p[i]), left[p[i]]++;
    for (int i = 0; i < n; i++) scanf("%lld", &s[i]);
    vector<int> leaves;
    for (int i = 1; i <= n; i++) if (!left[i]) leaves.push_back(i);
    for (size_t k = 0; k < leaves.size(); k++) {
        int i = leaves[k];
        if (i == 1) continue;
        s[p[i]] += s[i];
        if (!--left[p[i]]) leaves.push_back(p[i]);
    }
    for (int i = 1; i <= n; i++) printf("%lld\n", s[i]);
}
