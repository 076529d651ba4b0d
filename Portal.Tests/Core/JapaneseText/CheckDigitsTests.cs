using Portal.Core.JapaneseText;

namespace Portal.Tests.Core.JapaneseText;

public sealed class CheckDigitsTests
{
    [Theory]
    [InlineData("13101", '6')]
    [InlineData("13112", '1')]
    [InlineData("14100", '3')]
    [InlineData("27100", '4')]
    [InlineData("44201", '1')]
    [InlineData("44202", '0')]
    [InlineData("45202", '5')]
    [InlineData("32204", '1')]
    [InlineData("01000", '6')]
    [InlineData("13000", '1')]
    [InlineData("47000", '7')]
    public void Modulus_11_gives_the_digit_of_a_local_government(string body, char expected)
    {
        Assert.Equal(expected, CheckDigits.Modulus11(body));
        Assert.True(LocalGovernmentCode.IsValid(body + expected));
    }

    [Theory]
    [InlineData("12100", '4')]
    [InlineData("12101", '2')]
    [InlineData("13112", '8')]
    [InlineData("32204", '0')]
    [InlineData("3312001", '5')]
    [InlineData("011011371", '9')]
    [InlineData("137010001", '6')]
    [InlineData("327020012", '8')]
    [InlineData("329040003", '9')]
    [InlineData("32A040005", '1')]
    public void Modulus_10_gives_the_digit_of_insurers_offices_and_institutions(string body, char expected) =>
        Assert.Equal(expected, CheckDigits.Modulus10(body));

    [Theory]
    [InlineData("121004", "121004")]
    [InlineData("１２１０１２", "121012")]
    [InlineData(" 13112-8 ", "131128")]
    [InlineData("３２２０４０", "322040")]
    [InlineData("131121", null)]
    [InlineData("121003", null)]
    [InlineData("12100", null)]
    [InlineData("1210044", null)]
    [InlineData("480006", null)]
    [InlineData("000000", null)]
    [InlineData("12100A", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void An_insurer_number_is_normalised_or_refused(string? typed, string? expected)
    {
        Assert.Equal(expected is not null, InsurerNumber.TryNormalise(typed, out var number));
        Assert.Equal(expected, number);
    }

    [Theory]
    [InlineData("131016", "131016")]
    [InlineData("１３１１２ー１", "131121")]
    [InlineData("010006", "010006")]
    [InlineData("131128", null)]
    [InlineData("480002", null)]
    public void A_local_government_code_is_normalised_or_refused(string typed, string? expected)
    {
        Assert.Equal(expected is not null, LocalGovernmentCode.TryNormalise(typed, out var code));
        Assert.Equal(expected, code);
    }

    [Theory]
    [InlineData("1370100016", "1370100016")]
    [InlineData("３２７０２００１２８", "3270200128")]
    [InlineData("32-9-04-0003-9", "3290400039")]
    [InlineData("32a0400051", "32A0400051")]
    [InlineData("３２Ａ０４０００５１", "32A0400051")]
    [InlineData("32A0400052", null)]
    [InlineData("32I0400051", null)]
    [InlineData("327020012A", null)]
    [InlineData("3A70200128", null)]
    [InlineData("32A04O0051", null)]
    [InlineData("137010001", null)]
    public void An_office_number_is_normalised_or_refused(string typed, string? expected)
    {
        Assert.Equal(expected is not null, OfficeNumber.TryNormalise(typed, out var number));
        Assert.Equal(expected, number);
    }

    [Theory]
    [InlineData("0110113719", "0110113719")]
    [InlineData("０１－１－０１１３７１－９", "0110113719")]
    [InlineData("0110113718", null)]
    [InlineData("0113719", null)]
    [InlineData("1370100016", null)]
    public void A_medical_institution_code_is_normalised_or_refused(string typed, string? expected)
    {
        Assert.Equal(expected is not null, MedicalInstitutionCode.TryNormalise(typed, out var code));
        Assert.Equal(expected, code);
    }

    [Theory]
    [InlineData("１２１００４")]
    [InlineData("121-004")]
    public void Only_the_stored_form_is_valid(string code) => Assert.False(InsurerNumber.IsValid(code));
}
