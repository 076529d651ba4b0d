using Portal.Core.Accounts;

namespace Portal.Tests.Core.Accounts;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("umi no mukou ni", false)]
    [InlineData("つきよのみずうみはしずかなり", true)]
    [InlineData("x7Kq!mLe", true)]
    [InlineData("𠮷𠮷の家のとなりの猫は三毛です", false)]
    public void A_long_enough_password_needs_nothing_else(string password, bool hasSecondFactor) =>
        Assert.Empty(PasswordRules.Check(password, "masuda01", hasSecondFactor));

    [Theory]
    [InlineData(14, false, "15文字以上")]
    [InlineData(7, true, "8文字以上")]
    [InlineData(129, false, "128文字以内")]
    [InlineData(0, true, "入力して")]
    public void Length_is_limited_on_both_sides(int length, bool hasSecondFactor, string word)
    {
        var error = Assert.Single(PasswordRules.Check(Text(length), "masuda01", hasSecondFactor, "New"));

        Assert.Contains(word, error.Message, StringComparison.Ordinal);
        Assert.Equal("New", error.Field);
    }

    [Theory]
    [InlineData(15, false)]
    [InlineData(8, true)]
    [InlineData(128, false)]
    public void The_limits_themselves_are_allowed(int length, bool hasSecondFactor) =>
        Assert.Empty(PasswordRules.Check(Text(length), "masuda01", hasSecondFactor));

    [Theory]
    [InlineData("password1234567")]
    [InlineData("PASSWORDpassword")]
    [InlineData("Ｐａｓｓｗｏｒｄ１２３４５６７８")]
    [InlineData("qwertyuiopasdfghjkl")]
    [InlineData("1qaz2wsx3edc4rfv")]
    [InlineData("sakurasakura2026")]
    [InlineData("aaaaaaaaaaaaaaaaa")]
    [InlineData("xyz!xyz!xyz!xyz!")]
    [InlineData("123456789012345678")]
    [InlineData("zyxwvutsrqponmlk")]
    [InlineData("いろはにほへとパスワード12345")]
    public void What_is_tried_first_is_refused(string password) =>
        Assert.Equal([PasswordErrors.Common with { Field = "Password" }], PasswordRules.Check(password, "masuda01", false));

    [Theory]
    [InlineData("tori-masuda01-no-ie")]
    [InlineData("tori-MASUDA01-no-ie")]
    [InlineData("tori-ｍａｓｕｄａ０１-no-ie")]
    public void The_login_ID_does_not_belong_into_a_password(string password) =>
        Assert.Equal([PasswordErrors.ContainsLoginId with { Field = "Password" }], PasswordRules.Check(password, "Masuda01", false));

    // ASVS 6.2.4 wants the 3,000 most common ones of those that are long enough.
    [Fact]
    public void The_list_is_long_and_offline()
    {
        using var list = new StreamReader(
            typeof(CommonPasswords).Assembly.GetManifestResourceStream("Portal.Core.Accounts.common-passwords.txt")!);

        var longEnough = list.ReadToEnd().Split('\n').Where(word => word.Trim().Length >= PasswordRules.MinLengthWithSecondFactor).ToList();

        Assert.True(longEnough.Count > 3_000);
        Assert.All(longEnough, word => Assert.True(CommonPasswords.Contains(word), word));
    }

    [Theory]
    [InlineData("superman1")]
    [InlineData("maverick")]
    [InlineData("trustno1")]
    [InlineData("jonathan")]
    [InlineData("q1w2e3r4t5")]
    [InlineData("corvette")]
    public void Neither_is_any_of_them_good_beside_a_second_factor(string password) =>
        Assert.Equal([PasswordErrors.Common with { Field = "Password" }], PasswordRules.Check(password, "masuda01", true));

    private static string Text(int length) => string.Concat(Enumerable.Range(0, length).Select(i => (char)('a' + (i * i % 23))));
}
